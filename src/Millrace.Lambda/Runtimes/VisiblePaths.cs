namespace Millrace.Lambda.Runtimes;

/// <summary>What a shut in function sees of the machine beside its own: programs with their libraries, and what these read of <c>/etc</c>.</summary>
internal static class VisiblePaths
{
    /// <summary>Folders with programs and libraries. On many machines all but the first are links into it.</summary>
    public static IReadOnlyList<string> Programs { get; } = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];

    /// <summary>What programs read of <c>/etc</c>; the rest of it is nobody's but the machine's, as keys and passwords.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        "/etc/alternatives", "/etc/crypto-policies", "/etc/fonts", "/etc/gai.conf", "/etc/group", "/etc/host.conf", "/etc/hosts", "/etc/ld.so.cache",
        "/etc/localtime", "/etc/mime.types", "/etc/nsswitch.conf", "/etc/os-release", "/etc/passwd", "/etc/pki/ca-trust/extracted", "/etc/pki/tls",
        "/etc/protocols", "/etc/resolv.conf", "/etc/services", "/etc/ssl/cert.pem", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/timezone",
    ];

    /// <summary>Whether a path is a folder or in it.</summary>
    public static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder.EndsWith('/') ? folder : $"{folder}/", StringComparison.Ordinal);

    /// <summary>A path without links; as it is where nothing is there.</summary>
    public static string Real(string path)
    {
        var real = "/";
        foreach (var part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is { } target) real = Real(Path.Combine(Path.GetDirectoryName(real)!, target));
        }

        return real;
    }

    /// <summary>The paths that together are one path without what must be hidden.</summary>
    /// <param name="path">A path without links.</param>
    /// <param name="hidden">Paths without links.</param>
    public static IEnumerable<string> Without(string path, IReadOnlyList<string> hidden)
    {
        if (hidden.Any(secret => IsIn(path, secret))) return [];
        if (!hidden.Any(secret => IsIn(secret, path))) return [path];
        return from entry in Directory.EnumerateFileSystemEntries(path, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
               from part in Without(entry, hidden)
               select part;
    }
}
