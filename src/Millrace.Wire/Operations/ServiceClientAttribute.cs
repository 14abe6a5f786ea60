namespace Millrace.Wire;

/// <summary>
/// Marks a partial client class that gets one method for each operation of a service, as in <c>PutRecordAsync(PutRecordRequest,
/// CancellationToken)</c>. The class has or inherits
/// <c>Task&lt;TResponse&gt; InvokeAsync&lt;TRequest, TResponse&gt;(Operation&lt;TRequest, TResponse&gt;, TRequest, CancellationToken)</c> and, for
/// a service with streams of events,
/// <c>IAsyncEnumerable&lt;TEvent&gt; StreamAsync&lt;TRequest, TEvent&gt;(EventStreamOperation&lt;TRequest, TEvent&gt;, TRequest, CancellationToken)</c>.
/// </summary>
/// <param name="service">The class with <see cref="ServiceAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceClientAttribute(Type service) : Attribute
{
    /// <summary>The service.</summary>
    public Type Service { get; } = service;
}
