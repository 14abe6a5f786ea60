using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The tags of a resource.</summary>
[SimpleShape(Min = 1, Max = 200)]
internal static class TagMap;
