using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Memory for each processor.</summary>
[SimpleShape(Min = 2, Max = 8)]
internal static class ExecutionEnvironmentMemoryGiBPerVCpu;
