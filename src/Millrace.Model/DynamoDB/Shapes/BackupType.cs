using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Who made a backup.</summary>
[SimpleShape(Enum = [User, System, AwsBackup])]
public static class BackupType
{
    /// <summary><c>USER</c>.</summary>
    public const string User = "USER";

    /// <summary><c>SYSTEM</c>.</summary>
    public const string System = "SYSTEM";

    /// <summary><c>AWS_BACKUP</c>.</summary>
    public const string AwsBackup = "AWS_BACKUP";
}
