using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The attribute that items expire by.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class TimeToLiveAttributeName;
