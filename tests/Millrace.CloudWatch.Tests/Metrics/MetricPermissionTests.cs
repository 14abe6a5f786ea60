using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class MetricPermissionTests
{
    [Fact]
    public async Task Putting_values_is_held_to_their_namespace()
    {
        var permission = Assert.Single(await OfAsync(CloudWatchApi.PutMetricData, new PutMetricDataRequest { Namespace = "N" }));
        Assert.Equal(("cloudwatch:PutMetricData", null), (permission.Action, permission.Resource));
        Assert.Equal("N", Assert.Single(permission.Keys!["cloudwatch:namespace"]));
    }

    [Fact]
    public async Task Each_alarm_needs_leave_of_its_own()
    {
        var permissions = await OfAsync(CloudWatchApi.DeleteAlarms, new DeleteAlarmsRequest { AlarmNames = ["a", "b"] });
        Assert.Equal(
            [$"arn:aws:cloudwatch:{TestMetrics.Region}:{TestMetrics.Account}:alarm:a", $"arn:aws:cloudwatch:{TestMetrics.Region}:{TestMetrics.Account}:alarm:b"],
            permissions.Select(static permission => permission.Resource));
        Assert.Equal(
            $"arn:aws:cloudwatch:{TestMetrics.Region}:{TestMetrics.Account}:alarm:*",
            Assert.Single(await OfAsync(CloudWatchApi.DescribeAlarms, new DescribeAlarmsRequest())).Resource);
    }

    private static async Task<List<RequiredPermission>> OfAsync(Operation operation, object request)
    {
        await using var metrics = new TestMetrics();
        using var context = new RequestContext("request", new Caller(TestMetrics.Account, "arn", TestMetrics.Account, "key"), TestMetrics.Region);
        var permissions = new List<RequiredPermission>();
        metrics.Service.Require(operation, request, context, permissions);
        return permissions;
    }
}
