package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubectlCreateTest {
    private static final Snapshot START = Cluster.withNodes(0).snapshot();

    private final Cluster cluster = Cluster.from(START);

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "create job pi --image=perl -- perl -e 1 ~ job.batch/pi created",
        "create cronjob pi --image=perl --schedule='*/5 * * * *' ~ cronjob.batch/pi created",
        "create role r --verb=get,list --resource=pods,deployments.apps ~ role.rbac.authorization.k8s.io/r created",
        "create clusterrole r --verb=get --non-resource-url=/healthz ~ clusterrole.rbac.authorization.k8s.io/r created",
        "create rolebinding b --clusterrole=view --serviceaccount=default:sa ~ rolebinding.rbac.authorization.k8s.io/b created",
        "create clusterrolebinding b --clusterrole=view --user=jane --group=devs ~ clusterrolebinding.rbac.authorization.k8s.io/b created",
        "create pdb p --selector=app=web --min-available=50% ~ poddisruptionbudget.policy/p created",
        "create priorityclass high --value=1000 --description=x ~ priorityclass.scheduling.k8s.io/high created",
    })
    void makesObjectsOfFlags(String line, String printed) {
        assertThat(cluster.kubectl(line)).satisfies(output -> {
            assertThat(output.err()).isEmpty();
            assertThat(output.out()).isEqualTo(printed + "\n");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "create job pi ~ either --image or --from must be specified",
        "create job pi --image=a --from=cronjob/b ~ either --image or --from must be specified",
        "create cronjob pi --image=a ~ required flag(s) \"schedule\" not set",
        "create role r --resource=pods ~ at least one verb must be specified",
        "create role r --verb=get ~ at least one resource must be specified",
        "create role r --verb=get --resource=nopes ~ the server doesn't have a resource type \"nopes\"",
        "create role r --verb=bind --resource=pods ~ can not perform 'bind' on 'pods' in group ''",
        "create clusterrole r --verb=get ~ one of resource or nonResourceURL must be specified",
        "create clusterrole r --verb=list --non-resource-url=/x ~ invalid verb: 'list' for nonResourceURL",
        "create clusterrole r --verb=get --non-resource-url=x ~ nonResourceURL should start with /",
        "create rolebinding b ~ exactly one of clusterrole or role must be specified",
        "create rolebinding b --role=r --serviceaccount=x ~ serviceaccount must be <namespace>:<name>",
        "create pdb p --min-available=1 ~ a selector must be specified",
        "create pdb p --selector=a=b ~ one of min-available or max-unavailable must be specified",
    })
    void refusesWhatFlagsDoNotMake(String line, String why) {
        assertThat(cluster.kubectl(line).err()).isEqualTo("error: " + why + "\n");
    }

    @Test
    void makesOneRuleForEachGroup() {
        assertThat(cluster.kubectl("create role r --verb=get --resource=pods/log,rs,deploy --resource-name=a --dry-run=client -o yaml").out()).contains("""
                rules:
                - apiGroups:
                  - ""
                  resourceNames:
                  - a
                  resources:
                  - pods/log
                  verbs:
                  - get
                - apiGroups:
                  - apps
                  resourceNames:
                  - a
                  resources:
                  - replicasets
                  - deployments
                  verbs:
                  - get
                """);
    }

    @Test
    void makesAJobOfACronJob() {
        cluster.kubectl("create cronjob nightly --image=busybox --schedule=@daily -- sleep 5");

        assertThat(cluster.kubectl("create job now --from=cronjob/nightly").out()).isEqualTo("job.batch/now created\n");
        assertThat(cluster.kubectl("get job now -o jsonpath={.spec.template.spec.containers[0].command}{.metadata.ownerReferences[0].name}").out())
                .isEqualTo("[\"sleep\",\"5\"]nightly");
    }
}
