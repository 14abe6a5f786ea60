using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Test event messages.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class TestEventMessages;
