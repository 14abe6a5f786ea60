using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;

namespace Millrace.Iam;

/// <summary>
/// The root's key pair of a server that other machines can reach: a random one in place of <c>test</c>/<c>test</c>, in the format of an AWS
/// credentials file, so that every SDK can be pointed at it (<c>AWS_SHARED_CREDENTIALS_FILE</c>).
/// </summary>
public static class RootKeyFile
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string IdName = "aws_access_key_id";
    private const string SecretName = "aws_secret_access_key";

    /// <summary>Reads the pair of an account's root, making the file when it is not there.</summary>
    /// <param name="path">The file; its owner alone may read it. Its folder is made when needed.</param>
    /// <param name="account">The account.</param>
    /// <exception cref="InvalidDataException">The file does not hold a pair.</exception>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static AccessKey LoadOrMake(string path, string account)
    {
        if (!File.Exists(path)) Make(path);
        else if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnersOnly);

        string? id = null;
        string? secret = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } value]) continue;
            if (name == IdName) id = value;
            if (name == SecretName) secret = value;
        }

        return id is null || secret is null
            ? throw new InvalidDataException($"'{path}' lacks {IdName} or {SecretName}. Put them in, or delete the file to get a new pair.")
            : new AccessKey(secret, new RootPrincipal(account, id));
    }

    private static void Make(string path)
    {
        var id = LongTermKeyId.New();
        var secret = IamIds.NewSecret();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnersOnly;
        }

        // Put in place whole: no stop leaves half a pair.
        var draft = path + ".new";
        File.Delete(draft);
        using (var writer = new StreamWriter(draft, options)) writer.Write($"[default]\n{IdName} = {id}\n{SecretName} = {secret}\n");
        File.Move(draft, path);
    }
}
