/** Of Linear's schema, in its own names, what a list of issues asks for. */
export const SCHEMA = /* GraphQL */ `
  scalar DateTime

  enum PaginationOrderBy {
    createdAt
    updatedAt
  }

  input IDComparator {
    eq: ID
    in: [ID!]
  }

  input StringComparator {
    eq: String
    neq: String
    in: [String!]
    nin: [String!]
    eqIgnoreCase: String
    contains: String
    containsIgnoreCase: String
  }

  input TeamFilter {
    id: IDComparator
    key: StringComparator
    name: StringComparator
  }

  input UserFilter {
    email: StringComparator
    name: StringComparator
    displayName: StringComparator
  }

  input NullableUserFilter {
    null: Boolean
    email: StringComparator
    name: StringComparator
    displayName: StringComparator
  }

  input NullableProjectFilter {
    null: Boolean
    name: StringComparator
    slugId: StringComparator
    or: [NullableProjectFilter!]
  }

  input IssueLabelCollectionFilter {
    name: StringComparator
  }

  input WorkflowStateFilter {
    name: StringComparator
    type: StringComparator
  }

  input IssueFilter {
    team: TeamFilter
    project: NullableProjectFilter
    assignee: NullableUserFilter
    labels: IssueLabelCollectionFilter
    state: WorkflowStateFilter
    title: StringComparator
  }

  type PageInfo {
    hasPreviousPage: Boolean!
    hasNextPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type Organization {
    id: ID!
    name: String!
    urlKey: String!
  }

  type User {
    id: ID!
    name: String!
    displayName: String!
    email: String!
    active: Boolean!
  }

  type Team {
    id: ID!
    key: String!
    name: String!
  }

  type TeamConnection {
    nodes: [Team!]!
    pageInfo: PageInfo!
  }

  type Project {
    id: ID!
    name: String!
    slugId: String!
  }

  type WorkflowState {
    id: ID!
    name: String!
    type: String!
  }

  type IssueLabel {
    id: ID!
    name: String!
  }

  type IssueLabelConnection {
    nodes: [IssueLabel!]!
    pageInfo: PageInfo!
  }

  type Issue {
    id: ID!
    identifier: String!
    number: Float!
    title: String!
    url: String!
    priority: Float!
    priorityLabel: String!
    createdAt: DateTime!
    updatedAt: DateTime!
    state: WorkflowState!
    team: Team!
    project: Project
    assignee: User
    labels(first: Int, after: String): IssueLabelConnection!
  }

  type IssueConnection {
    nodes: [Issue!]!
    pageInfo: PageInfo!
  }

  type Query {
    viewer: User!
    organization: Organization!
    teams(filter: TeamFilter, first: Int, after: String): TeamConnection!
    issues(
      filter: IssueFilter
      first: Int
      after: String
      includeArchived: Boolean
      orderBy: PaginationOrderBy
    ): IssueConnection!
  }
`;
