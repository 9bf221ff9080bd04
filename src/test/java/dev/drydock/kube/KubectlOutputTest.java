package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KubectlOutputTest {
    private static final Snapshot START = Cluster.withNodes(1)
            .apply("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: a
                    data:
                      key: "no"
                      lines: "one\\n  two\\n"
                      plain.txt: '"quoted"'
                    """)
            .snapshot();

    private final Cluster cluster = Cluster.from(START);

    @Test
    void fillsGoTemplates() {
        assertThat(cluster.kubectl("get cm a -o go-template='{{.data.key}}/{{.metadata.name}}{{\"\\n\"}}'").out()).isEqualTo("no/a\n");
        assertThat(cluster.kubectl("get cm --template={{range .items}}{{.metadata.name}},{{end}}").out()).isEqualTo("a,kube-root-ca.crt,");
        assertThat(cluster.kubectl("get cm a -o go-template-file=t", Map.of("t", "{{.kind}}")).out()).isEqualTo("ConfigMap");
        assertThat(cluster.kubectl("label cm a x=y -o go-template={{.metadata.labels}}").out()).isEqualTo("map[x:y]");
    }

    @Test
    void saysWhatATemplateLacks() {
        assertThat(cluster.kubectl("get cm a -o go-template").err()).isEqualTo("error: template format specified but no template given\n");
        assertThat(cluster.kubectl("get cm a -o go-template={{.x").err())
                .isEqualTo("error: error parsing template {{.x, template: output:1: unclosed action\n");
        assertThat(cluster.kubectl("get cm a -o go-template-file=t").err())
                .isEqualTo("error: error reading --template t, open t: no such file or directory\n");
        var missing = cluster.kubectl("get cm a -o go-template={{.kind}}{{.x}} --allow-missing-template-keys=false");
        assertThat(missing.err()).isEqualTo("error: error executing template \"{{.kind}}{{.x}}\": template: output:1:11:"
                + " executing \"output\" at <.x>: map has no entry for key \"x\"\n");
        assertThat(missing.out()).startsWith("ConfigMapError executing template: template: output:1:11").contains("\traw data was:\n\t\t{\"apiVersion\"");
    }

    @Test
    void printsKyaml() {
        assertThat(cluster.kubectl("create cm b --from-literal=x.y=1 --from-literal=on=off --from-literal=n=a-b --dry-run=client -o kyaml").out()).isEqualTo("""
                ---
                {
                  apiVersion: "v1",
                  data: {
                    n: "a-b",
                    "on": "off",
                    x.y: "1",
                  },
                  kind: "ConfigMap",
                  metadata: {
                    name: "b",
                  },
                }
                """.replace("    n: ", "    \"n\": "));
        assertThat(cluster.kubectl("get cm a -o kyaml").out()).contains("""
                    lines: "\\
                       one\\n\\
                      \\  two\\n\\
                      ",
                """);
    }

    @Test
    void printsListsInKyamlWithTheirItemsCuddled() {
        assertThat(cluster.kubectl("create deployment w --image=nginx --dry-run=client -o kyaml").out()).contains("""
                        containers: [{
                          image: "nginx",
                          name: "nginx",
                """);
    }

    @Test
    void readsColumnsFromAFile() {
        assertThat(cluster.kubectl("get cm a -o custom-columns-file=c", Map.of("c", "NAME VALUE\nmetadata.name data.key\n")).out())
                .isEqualTo("NAME   VALUE\na      no\n");
    }

    @Test
    void tellsWhichVersionItIs() {
        assertThat(cluster.kubectl("version --client").out()).isEqualTo("Client Version: v1.36.2\nKustomize Version: v5.8.1\n");
        assertThat(cluster.kubectl("version -o json").out()).startsWith("{\n  \"clientVersion\": {\n    \"major\": \"1\",\n");
        assertThat(cluster.kubectl("version -o yaml").out()).contains("serverVersion:\n").endsWith("\n\n");
        assertThat(cluster.kubectl("version -o xml").err()).isEqualTo("error: --output must be 'yaml' or 'json'\n");
    }

    @Test
    void tellsWhereTheClusterIs() {
        assertThat(cluster.kubectl("cluster-info").out()).isEqualTo("""
                Kubernetes control plane is running at https://172.18.0.2:6443

                To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.
                """);
        assertThat(cluster.kubectl("api-versions").out()).startsWith("apps/v1\n").contains("\nautoscaling/v2\nbatch/v1\n").endsWith("\nv1\n");
        assertThat(cluster.kubectl("options").out()).contains("    -n, --namespace='':\n\tIf present, the namespace scope");
    }

    @Test
    void makesAutoscalers() {
        cluster.kubectl("create deployment web --image=nginx");

        assertThat(cluster.kubectl("autoscale deployment web --min=2 --max=5 --cpu=70%").out())
                .isEqualTo("horizontalpodautoscaler.autoscaling/web autoscaled\n");
        assertThat(cluster.kubectl("get hpa web -o jsonpath={.spec.minReplicas}-{.spec.maxReplicas}-{.spec.metrics[0].resource.target.averageUtilization}").out())
                .isEqualTo("2-5-70");
        assertThat(cluster.kubectl("autoscale deployment web --max=5 --name=b --cpu=500 --memory=1Gi").ok()).isTrue();
        assertThat(cluster.kubectl("get hpa b -o jsonpath={.spec.metrics[*].resource.target.averageValue}").out()).isEqualTo("500m 1Gi");
        assertThat(cluster.kubectl("autoscale deployment web").err()).isEqualTo("error: required flag(s) \"max\" not set\n");
        assertThat(cluster.kubectl("autoscale deployment web --max=1 --min=2").err())
                .isEqualTo("error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 1, min: 2\n");
        assertThat(cluster.kubectl("autoscale deployment web --max=3 --cpu=x").err()).isEqualTo("error: invalid resource cpu value: x\n");
        assertThat(cluster.kubectl("autoscale cm a --max=3").err()).startsWith("error: cannot autoscale a ConfigMap:");
    }
}
