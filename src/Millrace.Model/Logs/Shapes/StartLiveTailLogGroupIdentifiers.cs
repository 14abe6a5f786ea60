using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Groups.</summary>
[SimpleShape(Min = 1, Max = 10)]
internal static class StartLiveTailLogGroupIdentifiers;
