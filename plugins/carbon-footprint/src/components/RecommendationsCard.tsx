import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Skeleton,
  Text,
} from '@backstage/ui';
import type {
  FootprintFilters,
  RecommendationResult,
} from '@stagecraft/plugin-carbon-footprint-common';
import { useState } from 'react';
import { carbonFootprintApiRef } from '../api';
import { formatAmount, providerName } from '../amounts';
import { useAnswer } from '../useAnswer';
import { Problem } from './States';
import styles from './RecommendationsCard.module.css';

const FEW = 6;

/** What would save energy, and how much. */
export function RecommendationsCard({
  filters: { cloudProviders, accounts, regions },
  entityRef,
}: {
  filters: FootprintFilters;
  entityRef?: string;
}) {
  const api = useApi(carbonFootprintApiRef);
  const request = { filters: { cloudProviders, accounts, regions }, entityRef };
  const answer = useAnswer(JSON.stringify(request), signal =>
    api.recommendations(request, signal),
  );
  const { value, error, isLoading, retry } = answer;
  return (
    <Card>
      <CardHeader>
        <Flex direction="column" gap="2">
          <Text as="h2" variant="title-x-small" weight="bold">
            Recommendations
          </Text>
          {value && value.recommendations.length > 0 && (
            <Text as="p" color="secondary">
              Together they would save{' '}
              {formatAmount('co2e', value.savings.co2e)},{' '}
              {formatAmount('kilowattHours', value.savings.kilowattHours)} and{' '}
              {formatAmount('cost', value.savings.cost)} a month.
            </Text>
          )}
        </Flex>
      </CardHeader>
      <CardBody>
        {error && (
          <Problem
            title="Recommendations can't be shown"
            error={error}
            onRetry={retry}
          />
        )}
        {!value && isLoading && (
          <div role="status" aria-label="Loading recommendations">
            <Skeleton width="100%" height={120} />
          </div>
        )}
        {value && value.recommendations.length === 0 && (
          <Text as="p" color="secondary">
            The clouds recommend nothing here at the moment.
          </Text>
        )}
        {value && value.recommendations.length > 0 && (
          <RecommendationsTable all={value.recommendations} />
        )}
      </CardBody>
    </Card>
  );
}

function RecommendationsTable({
  all,
}: {
  all: readonly RecommendationResult[];
}) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? all : all.slice(0, FEW);
  return (
    <Flex direction="column" gap="3" align="start">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Emissions</th>
            <th scope="col">Energy</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each, index) => (
            <RecommendationRow key={index} recommendation={each} />
          ))}
        </tbody>
      </table>
      {all.length > FEW && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={isAll}
          onPress={() => setAll(!isAll)}
        >
          {isAll ? 'Show fewer' : `Show all ${all.length}`}
        </Button>
      )}
    </Flex>
  );
}

function RecommendationRow({
  recommendation,
}: {
  recommendation: RecommendationResult;
}) {
  const {
    recommendationType,
    recommendationDetail,
    instanceName,
    resourceId,
    accountName,
    accountId,
    cloudProvider,
    region,
  } = recommendation;
  const subject = instanceName || resourceId;
  return (
    <tr>
      <td>
        <strong>{titleOf(recommendationType)}</strong>
        <span className={styles.detail}>
          {recommendationDetail ?? subject ?? ''}
        </span>
      </td>
      <td data-label="Where">
        {accountName || accountId}
        <span className={styles.detail}>
          {[providerName(cloudProvider), region].filter(Boolean).join(', ')}
        </span>
      </td>
      <td data-label="Emissions">
        {formatAmount('co2e', recommendation.co2eSavings)}
      </td>
      <td data-label="Energy">
        {formatAmount('kilowattHours', recommendation.kilowattHourSavings)}
      </td>
      <td data-label="Cost">
        {recommendation.costSavings === undefined
          ? 'not told'
          : formatAmount('cost', recommendation.costSavings)}
      </td>
    </tr>
  );
}

/** Words of the clouds that are capitals to people as well. */
const ABBREVIATIONS = new Set(['CPU', 'EBS', 'EC2', 'GPU', 'IP', 'SQL', 'VM']);

/** `STOP_VM` is for machines; `Stop VM` is for people. */
export function titleOf(type: string): string {
  const text = type
    .split('_')
    .map(word => (isShouted(word) ? word.toLowerCase() : word))
    .join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isShouted(word: string): boolean {
  return word === word.toUpperCase() && !ABBREVIATIONS.has(word);
}
