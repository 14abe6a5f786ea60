using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a registry is reached.</summary>
[SimpleShape(Enum = [BasicAuth, ClientCertificateTlsAuth, ServerRootCaCertificate])]
public static class KafkaSchemaRegistryAuthType
{
    /// <summary><c>BASIC_AUTH</c>.</summary>
    public const string BasicAuth = "BASIC_AUTH";

    /// <summary><c>CLIENT_CERTIFICATE_TLS_AUTH</c>.</summary>
    public const string ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH";

    /// <summary><c>SERVER_ROOT_CA_CERTIFICATE</c>.</summary>
    public const string ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE";
}
