using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Names of attributes.</summary>
[SimpleShape(Min = 1)]
internal static class AttributeNameList;
