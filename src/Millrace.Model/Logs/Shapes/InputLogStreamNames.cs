using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Input log stream names.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class InputLogStreamNames;
