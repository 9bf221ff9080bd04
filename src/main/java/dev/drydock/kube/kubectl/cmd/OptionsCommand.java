package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Invocation;

/// Prints the flags that every command takes.
final class OptionsCommand implements Command {
    private static final String TEXT =
            """
            The following options can be passed to any command:

                --as='':
            \tUsername to impersonate for the operation. User could be a regular user or a service account in a namespace.

                --as-group=[]:
            \tGroup to impersonate for the operation, this flag can be repeated to specify multiple groups.

                --as-uid='':
            \tUID to impersonate for the operation.

                --as-user-extra=[]:
            \tUser extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key.

                --cache-dir='/root/.kube/cache':
            \tDefault cache directory

                --certificate-authority='':
            \tPath to a cert file for the certificate authority

                --client-certificate='':
            \tPath to a client certificate file for TLS

                --client-key='':
            \tPath to a client key file for TLS

                --cluster='':
            \tThe name of the kubeconfig cluster to use

                --context='':
            \tThe name of the kubeconfig context to use

                --disable-compression=false:
            \tIf true, opt-out of response compression for all requests to the server

                --insecure-skip-tls-verify=false:
            \tIf true, the server's certificate will not be checked for validity. This will make your HTTPS connections insecure

                --kubeconfig='':
            \tPath to the kubeconfig file to use for CLI requests.

                --kuberc='':
            \tPath to the kuberc file to use for preferences. This can be disabled by exporting KUBECTL_KUBERC=false feature gate or turning off the feature KUBERC=off.

                --log-flush-frequency=5s:
            \tMaximum number of seconds between log flushes

                --match-server-version=false:
            \tRequire server version to match client version

                -n, --namespace='':
            \tIf present, the namespace scope for this CLI request

                --password='':
            \tPassword for basic authentication to the API server

                --profile='none':
            \tName of profile to capture. One of (none|cpu|heap|goroutine|threadcreate|block|mutex|trace)

                --profile-output='profile.pprof':
            \tName of the file to write the profile to

                --request-timeout='0':
            \tThe length of time to wait before giving up on a single server request. Non-zero values should contain a corresponding time unit (e.g. 1s, 2m, 3h). A value of zero means don't timeout requests.

                -s, --server='':
            \tThe address and port of the Kubernetes API server

                --tls-server-name='':
            \tServer name to use for server certificate validation. If it is not provided, the hostname used to contact the server is used

                --token='':
            \tBearer token for authentication to the API server

                --user='':
            \tThe name of the kubeconfig user to use

                --username='':
            \tUsername for basic authentication to the API server

                -v, --v=0:
            \tnumber for the log level verbosity

                --vmodule=:
            \tcomma-separated list of pattern=N settings for file-filtered logging (only works for the default text log format)

                --warnings-as-errors=false:
            \tTreat warnings received from the server as errors and exit with a non-zero exit code
            """;

    @Override
    public String name() {
        return "options";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public void run(Invocation kubectl) {
        kubectl.print(TEXT);
    }
}
