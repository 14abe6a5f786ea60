namespace Millrace.Lambda.Code;

/// <summary>The code that an account has in a region (facts/lambda.md 3).</summary>
internal static class AccountCode
{
    /// <summary>The bytes of the zips of all versions of functions and layers.</summary>
    public static long TotalBytes(LambdaRoom room, string accountId, string region) =>
        room.Store.Functions(accountId, region).Sum(static function => function.Value.Versions.Append(function.Value.Latest).Sum(static version => version.Configuration.CodeSize ?? 0))
        + room.Store.Layers(accountId, region).Sum(static layer => layer.Value.Versions.Sum(static version => version.CodeSize));

    /// <summary>Checks that there is room for more.</summary>
    public static void Check(LambdaRoom room, string accountId, string region, int more)
    {
        if (TotalBytes(room, accountId, region) + more > room.Options.MaxTotalCodeBytes)
            throw LambdaErrors.User("CodeStorageExceededException", "Code storage limit exceeded.", 400);
    }
}
