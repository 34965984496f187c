/**
 * What links of format 1 are written against: parts of a link that are in here take a few bits.
 * Fixed forever, because a changed word makes every link of this format unreadable: new words need a
 * new format. The most frequent stand last, where they take the fewest bits.
 */
export const WORDS_1 = `azure azure-devops bitbucket argocd flux grafana prometheus datadog dynatrace newrelic sentry pagerduty opsgenie jira confluence slack teams google microsoft okta auth0 keycloak oidc saml ldap aws gcp cloud terraform vault snyk trivy lighthouse cost-insights feedback announcements explore toolbox playlist linguist dependency-track nexus artifactory harbor gerrit gitea circleci buildkite travis tekton codecov rollbar firehydrant splunk bazaar badges todo adr q-and-a shortcuts wheel-of-names
allow-all custom local docker none basic bearer elasticsearch opensearch postgres lunr redis s3 read write admin default development production staging
http://localhost:8080 http://localhost:9200 https://sonarcloud.io .atlassian.net/wiki .example.com .internal .cloud .dev .io .com https:// http://
","token":" ","teams":[" ","tags":[" ","minutes": ","hours": ","enabled":true ","enabled":false ","region":" ","project":" ","namespace":" ","path":"/ ","branch":"main ","username":" ","domain":" ","audience":" ","tenantId":" ","clientId":"
"api-docs": "auth-gitlab":{"firstUser":" "auth-github":{"firstUser":" "github-actions":{"exampleRepository":"backstage/backstage" "jenkins":{"baseUrl":"https://","branch":"main","exampleJob":"","username":"
"kubernetes":{"clusterName":"main","clusterUrl":"https://:6443" "permissions":{"policy":"custom"} "search":{"engine":"opensearch","url":"https://:9200" "search":{"engine":"elasticsearch"
"search-confluence":{"baseUrl":"https://.atlassian.net/wiki","email":"@","spaces":["ENG","OPS"]} "search-stack-overflow":{"tag":"backstage","team":" "sonarqube":{"baseUrl":"https://sonarqube.","exampleProject":" "tech-radar":{"url":"https://github.com//blob/main/radar.json" "techdocs":{"generator":"docker"}
"gitlab":{"discovery":false,"exampleProject":"gitlab-org/gitlab-runner","group":"","host":"gitlab.com","organizationData":false} "github":{"discovery":false,"host":"github.com","organization":"","organizationData":false}
"},"permissions":{"policy":"custom"},"search":{"engine":"postgres"}}] {"github":{"organization":"acme"}}] {"gitlab":{"group":"acme"}}]
{"permissions":{"policy":"custom"},"search":{"engine":"postgres"}}]
api-docs,auth-gitlab,auth-guest,catalog-graph,gitlab,home,notifications,org,permissions,search,search-techdocs,software-templates,techdocs,user-settings,user-settings-storage
api-docs,auth-github,auth-guest,catalog-graph,github,github-actions,home,notifications,org,permissions,search,search-techdocs,software-templates,techdocs,user-settings,user-settings-storage
["acme-portal","1.55.0","api-docs,auth-github,auth-gitlab,auth-guest,catalog-graph,devtools-visualizer,github,github-actions,gitlab,home,jenkins,kubernetes,mcp,notifications,org,permissions,search,search-confluence,search-stack-overflow,search-techdocs,software-templates,sonarqube,tech-radar,techdocs,user-settings,user-settings-storage",{
","Acme developer portal","Acme"] ,null,"Acme ["developer-portal","1.54.0","",{},"Developer portal","
["my-portal","latest","auth-guest,org,search,user-settings"]`;
