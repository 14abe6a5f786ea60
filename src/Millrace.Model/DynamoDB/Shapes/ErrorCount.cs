using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A number of errors.</summary>
[SimpleShape(Min = 0)]
internal static class ErrorCount;
