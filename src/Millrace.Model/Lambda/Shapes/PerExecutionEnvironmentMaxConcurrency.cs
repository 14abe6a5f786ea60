using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many calls an environment has at once.</summary>
[SimpleShape(Min = 1, Max = 1600)]
internal static class PerExecutionEnvironmentMaxConcurrency;
