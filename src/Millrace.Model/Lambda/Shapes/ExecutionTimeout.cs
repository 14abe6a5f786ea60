using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long an execution may last, in seconds.</summary>
[SimpleShape(Min = 1, Max = 31622400)]
internal static class ExecutionTimeout;
