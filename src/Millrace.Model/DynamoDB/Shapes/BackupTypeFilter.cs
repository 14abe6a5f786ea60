using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which backups are listed.</summary>
[SimpleShape(Enum = [User, System, AwsBackup, All])]
public static class BackupTypeFilter
{
    /// <summary><c>USER</c>.</summary>
    public const string User = "USER";

    /// <summary><c>SYSTEM</c>.</summary>
    public const string System = "SYSTEM";

    /// <summary><c>AWS_BACKUP</c>.</summary>
    public const string AwsBackup = "AWS_BACKUP";

    /// <summary><c>ALL</c>.</summary>
    public const string All = "ALL";
}
