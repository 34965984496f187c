import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { SourceReading } from './source';
import { VISIBILITIES, type Visibility } from './visibility';

/** @public */
export interface ReadingDefaults {
  /** `signed-in` when not given. */
  visibility?: Visibility;
  /** A week when not given; shorter where changes don't tell of removals. */
  readAllEvery?: HumanDuration;
}

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 15 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 10 },
};

/** Half of the time is for reading; the rest for giving it to the index. */
const SHARE_FOR_READING = 0.5;

/** What every source has in its configuration, beside its own keys. */
export function readReading(
  config: Config,
  defaults: ReadingDefaults,
): {
  schedule: SchedulerServiceTaskScheduleDefinition;
  reading: SourceReading;
} {
  const schedule = config.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : SCHEDULE;
  const everything = defaults.readAllEvery ?? { days: 7 };
  const readAllEvery = config.has('readAllEvery')
    ? readDurationFromConfig(config, { key: 'readAllEvery' })
    : everything;
  const timeLimit = config.has('timeLimit')
    ? readDurationFromConfig(config, { key: 'timeLimit' })
    : undefined;
  return {
    schedule,
    reading: {
      visibility: visibilityOf(config) ?? defaults.visibility ?? 'signed-in',
      readAllEveryMs: durationToMilliseconds(readAllEvery),
      timeLimitMs: timeLimit
        ? durationToMilliseconds(timeLimit)
        : millisecondsOf(schedule.timeout) * SHARE_FOR_READING,
    },
  };
}

function visibilityOf(config: Config): Visibility | undefined {
  const said = config.getOptionalString('visibility');
  if (said === undefined) return undefined;
  const found = VISIBILITIES.find(each => each === said);
  if (found) return found;
  const known = VISIBILITIES.join(', ');
  throw new Error(`"${said}" is no visibility of a search source: ${known}`);
}

/** A duration of the scheduler may be one of Luxon's, too. */
function millisecondsOf(
  duration: SchedulerServiceTaskScheduleDefinition['timeout'],
): number {
  return 'toMillis' in duration
    ? duration.toMillis()
    : durationToMilliseconds(duration);
}
