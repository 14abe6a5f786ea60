using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Tags.</summary>
[SimpleShape(Min = 0, Max = 200)]
internal static class TagList;
