using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Tests;

/// <summary>The methods that are made from the service's table of operations.</summary>
public sealed class MethodTests
{
    [Fact]
    public void Every_operation_of_the_service_is_a_method_of_the_client()
    {
        var missing = KinesisApi.Operations.Select(o => o.Name).Where(name => typeof(KinesisClient).GetMethod(name + "Async") is null);

        Assert.Empty(missing);
    }
}
