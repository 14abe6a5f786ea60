using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The bytes of a record.</summary>
[SimpleShape(Min = 0, Max = 10485760)]
internal static class Data;
