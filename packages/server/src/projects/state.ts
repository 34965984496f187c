import { z } from 'zod';
import { warningSchema } from '../compositions/manifest.ts';
import { problemSchema } from '../problems/problem.ts';

/** In the order in which they are shown. */
export const STEPS = ['compose', 'write', 'git', 'secrets', 'install', 'place', 'start'] as const;
export type StepId = (typeof STEPS)[number];

const stepSchema = z.object({
  id: z.enum(STEPS),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
  detail: z.string().optional().describe('What is happening now, or what came of it'),
  ms: z.int().optional().describe('Milliseconds, when it has ended'),
});

const portalSchema = z.object({
  status: z.enum(['starting', 'running', 'stopped', 'failed']),
  frontendUrl: z.string(),
  backendUrl: z.string(),
});

/** A project that this server creates or has created. Never holds a secret. */
export const projectSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    folder: z.string().describe('Absolute'),
    status: z.enum(['running', 'done', 'failed', 'cancelled']).describe('Of its creation'),
    steps: z.array(stepSchema),
    portal: portalSchema.optional(),
    error: problemSchema.optional(),
    warnings: z.array(warningSchema),
  })
  .meta({ id: 'Project' });

export type ProjectState = z.infer<typeof projectSchema>;
export type StepState = z.infer<typeof stepSchema>;
export type PortalState = z.infer<typeof portalSchema>;
