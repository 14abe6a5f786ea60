using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a source is reached.</summary>
[SimpleShape(Enum = [BasicAuth, VpcSubnet, VpcSecurityGroup, SaslScram512Auth, SaslScram256Auth, VirtualHost, ClientCertificateTlsAuth, ServerRootCaCertificate])]
public static class SourceAccessType
{
    /// <summary><c>BASIC_AUTH</c>.</summary>
    public const string BasicAuth = "BASIC_AUTH";

    /// <summary><c>VPC_SUBNET</c>.</summary>
    public const string VpcSubnet = "VPC_SUBNET";

    /// <summary><c>VPC_SECURITY_GROUP</c>.</summary>
    public const string VpcSecurityGroup = "VPC_SECURITY_GROUP";

    /// <summary><c>SASL_SCRAM_512_AUTH</c>.</summary>
    public const string SaslScram512Auth = "SASL_SCRAM_512_AUTH";

    /// <summary><c>SASL_SCRAM_256_AUTH</c>.</summary>
    public const string SaslScram256Auth = "SASL_SCRAM_256_AUTH";

    /// <summary><c>VIRTUAL_HOST</c>.</summary>
    public const string VirtualHost = "VIRTUAL_HOST";

    /// <summary><c>CLIENT_CERTIFICATE_TLS_AUTH</c>.</summary>
    public const string ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH";

    /// <summary><c>SERVER_ROOT_CA_CERTIFICATE</c>.</summary>
    public const string ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE";
}
