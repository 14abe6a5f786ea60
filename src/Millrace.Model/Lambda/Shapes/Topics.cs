using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Topics of Kafka.</summary>
[SimpleShape(Min = 1, Max = 1)]
internal static class Topics;
