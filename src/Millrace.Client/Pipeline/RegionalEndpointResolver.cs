using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Millrace.Client;

/// <summary>Gives a request its endpoint and the region that it is signed for.</summary>
internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        RegionalEndpointParameters.From(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    // Left alone, the SDK would sign for a region guessed from a configured endpoint's host name, whatever region the client has.
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        executionContext.RequestContext.Request.AuthenticationRegion =
            ((ServiceConfig)executionContext.RequestContext.ClientConfig).SigningRegion(((RegionalEndpointParameters)parameters).Region);
}
