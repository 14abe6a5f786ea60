using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Where errors are logged.</summary>
[SimpleShape(Min = 1, Max = 1024)]
internal static class CloudWatchLogGroupArn;
