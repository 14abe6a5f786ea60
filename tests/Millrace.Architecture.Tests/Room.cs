using System.Reflection;
using System.Xml.Linq;

namespace Millrace.Architecture.Tests;

/// <summary>A project under src/: what it may know, and what it does know.</summary>
internal sealed class Room
{
    // Arrows point one way: the program -> services -> storage, model -> wire. A room that is not named here is a service.
    private static readonly string[] ServiceMayKnow = ["Millrace.Wire", "Millrace.Model", "Millrace.Storage"];
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Millrace.Wire"] = [],
        ["Millrace.Model"] = ["Millrace.Wire"],
        ["Millrace.Storage"] = ["Millrace.Wire"],
        ["Millrace.Client"] = ["Millrace.Wire", "Millrace.Model"],
        ["Millrace.CommandLine"] = ["Millrace.Wire", "Millrace.Model", "Millrace.Client"],
        ["Millrace.Kcl"] = ["Millrace.Wire", "Millrace.Model", "Millrace.Client"],
        ["Millrace.Kcl.MultiLang"] = ["Millrace.Wire", "Millrace.Model", "Millrace.Client", "Millrace.Kcl"],
    };

    private static readonly string[] Clients = ["Millrace.Client", "Millrace.Kcl", "Millrace.Kcl.MultiLang"];

    private Room(string name) => Name = name;

    public string Name { get; }

    public static IReadOnlyList<Room> All { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name is not ("Millrace.Wire.Generator" or "Millrace.Lambda.DotnetHost"))
            .Order(StringComparer.Ordinal)
            .Select(name => new Room(name))];

    public static Room Named(string name) => All.Single(room => room.Name == name);

    // Programs are named as they are called.
    public Assembly Assembly => Assembly.Load(Name switch
    {
        "Millrace" => "millrace",
        "Millrace.Kcl.MultiLang" => "millrace-multilang",
        _ => Name,
    });

    public bool May(string other) =>
        Name == "Millrace" ? !Clients.Contains(other) : MayKnow.GetValueOrDefault(Name, ServiceMayKnow).Contains(other);

    /// <summary>The rooms that the compiled code calls.</summary>
    public IEnumerable<string> CompiledReferences() =>
        Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Millrace", StringComparison.OrdinalIgnoreCase));

    /// <summary>The rooms that the project file names, called or not; the generator is a build tool, and what goes along as a resource is a file.</summary>
    public IEnumerable<string> ProjectReferences() =>
        XDocument.Parse(Repository.Read($"src/{Name}/{Name}.csproj"))
            .Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
}
