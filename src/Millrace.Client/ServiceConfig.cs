using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>
/// The settings of a client: everything that <see cref="ClientConfig"/> has (region, retries, timeouts, proxy), with the defaults
/// that the SDK finds in the environment and in the AWS configuration files.
/// </summary>
public abstract class ServiceConfig : ClientConfig
{
    private static readonly string Version =
        typeof(ServiceConfig).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "0";

    private protected ServiceConfig(ServiceDescriptor service)
        : base(new DefaultConfigurationProvider(DefaultsModes.All))
    {
        Service = service;
        ServiceId = service.Name;
        AuthenticationServiceName = service.SigningName;
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.Name, Version) + " lib/millrace-client#" + Version;
        EndpointProvider = new RegionalEndpointProvider(service.SigningName);
        Metadata = new ServiceMetadata(service.Name);
    }

    /// <inheritdoc/>
    public override string ServiceVersion => Service.Version;

    /// <inheritdoc/>
    public override string UserAgent { get; }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => Service.SigningName;

    internal ServiceDescriptor Service { get; }

    internal IServiceMetadata Metadata { get; }

    /// <summary>The region that requests are signed for, where the client has this one.</summary>
    internal virtual string SigningRegion(string region) => region;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(RegionalEndpointParameters.From(this, parameters.AlternateEndpoint));
    }
}
