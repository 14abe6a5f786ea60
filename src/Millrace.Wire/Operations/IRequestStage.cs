namespace Millrace.Wire;

/// <summary>A stage that every request passes between its validation and its handler.</summary>
public interface IRequestStage
{
    /// <summary>Lets a request pass, now or later.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="request">The request's shape, validated.</param>
    /// <param name="context">Who calls, and where.</param>
    /// <param name="cancellationToken">Ends the stay early.</param>
    /// <exception cref="ServiceException">The request goes no further.</exception>
    ValueTask PassAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken);
}
