import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { createProject } from '../server/api.ts';
import type { Draft, Problem } from '../worker/protocol.ts';
import { EngineProblems } from '../worker/protocol.ts';
import { began } from './runs.ts';
import { runs } from './useRun.ts';

export interface Order {
  readonly draft: Draft;
  /** The draft as the `b` of a link. */
  readonly share: string;
  /** The last part of the folder. */
  readonly folder: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly install: boolean;
  readonly start: boolean;
}

export interface Creating {
  readonly create: (order: Order) => void;
  readonly isPending: boolean;
  readonly problems: readonly Problem[];
  /** What was refused is no longer asked for. */
  readonly forget: () => void;
}

/** Has the server create a project, and shows how it goes. */
export function useCreate(): Creating {
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const create = ({ share, ...request }: Order) => {
    if (isPending) return;
    setPending(true);
    setProblems([]);
    createProject(request).then(
      ({ id }) => {
        const { folder, install, start, secrets } = request;
        const given = Object.keys(secrets);
        const record = { share, folder, install, start, given, time: Date.now() };
        runs.change((all) => began(all, id, record));
        navigate(`/runs/${id}`);
      },
      (error: unknown) => {
        setPending(false);
        if (error instanceof EngineProblems) setProblems(error.problems);
        else throw error;
      },
    );
  };
  return { create, isPending, problems, forget: () => setProblems([]) };
}
