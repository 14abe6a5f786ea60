using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>Makes the assigner that an application's settings ask for.</summary>
internal static class LeaseAssigners
{
    /// <summary>By count, or by a leader once no worker of KCL 2 is left.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="table">The leases.</param>
    /// <param name="state">What workers tell each other.</param>
    /// <param name="logger">Is told who leads and what moves.</param>
    public static ILeaseAssigner Create(KclOptions options, ILeaseTable table, ICoordinatorState state, ILogger logger)
    {
        var byCount = new CountBasedAssigner(table, options.WorkerId, options.Leases, options.TimeProvider, logger, Random.Shared);
        if (options.Leases.Assignment == LeaseAssignment.LeaseCount) return byCount;
        var byLeader = new UtilizationAssigner(options, table, state, CpuMeter.Create(options.TimeProvider), Random.Shared, logger);
        return new MigratingAssigner(options, table, state, byLeader, byCount, logger);
    }
}
