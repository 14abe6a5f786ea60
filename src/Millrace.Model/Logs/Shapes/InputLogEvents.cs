using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Input log events.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class InputLogEvents;
