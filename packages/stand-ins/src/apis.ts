import { EMAIL_DOMAIN } from './company.ts';

/** An API of the demo's components. */
export interface Api {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'openapi' | 'graphql' | 'grpc';
  readonly team: string;
  /** The component that offers it. */
  readonly provider: string;
  readonly consumers: readonly string[];
  readonly definition: string;
}

const ORDERS = `openapi: 3.1.0
info:
  title: Orders
  version: 1.4.0
  contact: { email: payments@${EMAIL_DOMAIN} }
paths:
  /orders:
    post:
      summary: Place an order
      responses: { '201': { description: Taken } }
  /orders/{id}:
    get:
      summary: Follow an order
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses: { '200': { description: Where it is } }
`;

const STOREFRONT = `"""What the shop's pages and apps ask."""
type Query {
  """Products of a shelf, the best sold first."""
  products(shelf: ID!, first: Int = 24): [Product!]!
  basket(id: ID!): Basket
}

type Mutation {
  """Puts a product into a basket, or takes it out with a quantity of 0."""
  setQuantity(basket: ID!, product: ID!, quantity: Int!): Basket!
}

type Product {
  id: ID!
  title: String!
  price: Money!
  """Absent when nobody knows."""
  inStock: Int
}

type Basket {
  id: ID!
  lines: [BasketLine!]!
  total: Money!
}

type BasketLine {
  product: Product!
  quantity: Int!
}

type Money {
  cents: Int!
  currency: String!
}
`;

const INVOICES = `syntax = "proto3";

package acme.billing.v1;

// Invoices of orders, and what has been paid of them.
service Invoices {
  rpc GetInvoice(GetInvoiceRequest) returns (Invoice);
  rpc WatchPayments(WatchPaymentsRequest) returns (stream Payment);
  rpc Refund(RefundRequest) returns (Payment);
}

message GetInvoiceRequest {
  string order_id = 1;
}

message Invoice {
  string id = 1;
  string order_id = 2;
  int64 total_cents = 3;
  string currency = 4;
}

message WatchPaymentsRequest {
  string invoice_id = 1;
}

message RefundRequest {
  string invoice_id = 1;
  int64 cents = 2;
  string reason = 3;
}

message Payment {
  string id = 1;
  string invoice_id = 2;
  int64 cents = 3;
}
`;

export const APIS: readonly Api[] = [
  {
    id: 'orders-api',
    title: 'Orders API',
    description: 'Places and follows orders',
    type: 'openapi',
    team: 'payments',
    provider: 'orders',
    consumers: ['webshop'],
    definition: ORDERS,
  },
  {
    id: 'storefront-api',
    title: 'Storefront API',
    description: 'Products and baskets, for pages and apps',
    type: 'graphql',
    team: 'web',
    provider: 'webshop',
    consumers: [],
    definition: STOREFRONT,
  },
  {
    id: 'invoices-api',
    title: 'Invoices API',
    description: 'Invoices, payments and refunds',
    type: 'grpc',
    team: 'payments',
    provider: 'billing',
    consumers: ['orders', 'webshop'],
    definition: INVOICES,
  },
];
