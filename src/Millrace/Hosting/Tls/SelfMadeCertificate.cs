using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Millrace.Hosting.Tls;

/// <summary>
/// A certificate for this machine, signed by an authority that exists for it alone: the authority's key is thrown away once it has signed,
/// so that who trusts the authority trusts this one certificate and no other.
/// </summary>
internal static class SelfMadeCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    // No client that we know refuses this much; some refuse 826 days.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(800);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    public static ServerCertificate LoadOrMake(string directory, IPAddress listen, TimeProvider time)
    {
        var authorityFile = Path.Combine(directory, "ca.pem");
        var serverFile = Path.Combine(directory, "server.pem");
        if (!Holds(serverFile, authorityFile, listen, time.GetUtcNow())) Make(serverFile, authorityFile, listen, time.GetUtcNow());
        return new ServerCertificate(X509Certificate2.CreateFromPemFile(serverFile), null, authorityFile);
    }

    private static bool Holds(string serverFile, string authorityFile, IPAddress listen, DateTimeOffset now)
    {
        if (!File.Exists(serverFile) || !File.Exists(authorityFile)) return false;
        using var server = X509Certificate2.CreateFromPemFile(serverFile);
        using var authority = X509Certificate2.CreateFromPem(File.ReadAllText(authorityFile));
        return server.NotAfter.ToUniversalTime() > (now + RenewBefore).UtcDateTime
            && server.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData)
            && (IsWildcard(listen) || server.MatchesHostname(listen.ToString()));
    }

    private static void Make(string serverFile, string authorityFile, IPAddress listen, DateTimeOffset now)
    {
        var (from, to) = (now.AddDays(-1), now + Lifetime);
        // The name is new each time: a client that trusts an older one gets "unknown authority", not "bad signature".
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN=Millrace {name} of {Environment.MachineName}", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        var identifier = new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, critical: false);
        authorityRequest.CertificateExtensions.Add(identifier);
        using var authority = authorityRequest.CreateSelfSigned(from, to);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serverRequest = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        serverRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        serverRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        serverRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        serverRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(serverRequest.PublicKey, critical: false));
        serverRequest.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        serverRequest.CertificateExtensions.Add(Names(listen));
        using var server = serverRequest.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));

        Directory.CreateDirectory(Path.GetDirectoryName(serverFile)!);
        Replace(authorityFile, authority.ExportCertificatePem(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Replace(serverFile, $"{server.ExportCertificatePem()}\n{serverKey.ExportPkcs8PrivateKeyPem()}", UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static X509Extension Names(IPAddress listen)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in new[] { "localhost", Environment.MachineName }.Distinct(StringComparer.OrdinalIgnoreCase)) names.AddDnsName(host);
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback, listen }.Distinct().Where(address => !IsWildcard(address))) names.AddIpAddress(address);
        return names.Build();
    }

    private static bool IsWildcard(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static void Replace(string file, string content, UnixFileMode mode)
    {
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(content);
        File.Move(draft, file, overwrite: true);
    }
}
