using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Wire;

/// <summary>A form's parameters as the tree that their dotted names describe: <c>Tags.member.1.Key=a</c>.</summary>
internal sealed class FormNode
{
    /// <summary>More than any request of a query service needs; they bound the memory that a body can take.</summary>
    private const int MaxParameters = 10_000;
    private const int MaxDepth = 32;

    private static readonly Dictionary<string, FormNode> NoChildren = [];

    private Dictionary<string, FormNode>? _children;

    /// <summary>The parameter's value; null where only parameters below it are set.</summary>
    public string? Value { get; private set; }

    /// <summary>What lies below, by name.</summary>
    public IReadOnlyDictionary<string, FormNode> Children => _children ?? NoChildren;

    /// <summary>Parses a form; null when it is not one.</summary>
    public static FormNode? Parse(ReadOnlySpan<byte> form)
    {
        var root = new FormNode();
        var parameters = 0;
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = Decode(equals < 0 ? [] : pair[(equals + 1)..]);
            if (name is null || value is null || ++parameters > MaxParameters) return null;
            if (root.Descend(name) is not { } node) return null;
            node.Value = value;
        }

        return root;
    }

    /// <summary>The elements of a list in the order of their numbers, below <c>member</c> or right here.</summary>
    public IReadOnlyList<FormNode> Elements(string wrapper)
    {
        var numbered = new SortedDictionary<int, FormNode>();
        foreach (var (name, node) in (Children.GetValueOrDefault(wrapper) ?? this).Children)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbered[number] = node;
        }

        return [.. numbered.Values];
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var plain = WebUtility.UrlDecodeToBytes(text.ToArray(), 0, text.Length)!;
        return Utf8.IsValid(plain) ? Encoding.UTF8.GetString(plain) : null;
    }

    private FormNode? Descend(string name)
    {
        var node = this;
        var depth = 0;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (++depth > MaxDepth) return null;
            var segment = name[range];
            node._children ??= [];
            if (!node._children.TryGetValue(segment, out var child)) node._children[segment] = child = new();
            node = child;
        }

        return node;
    }
}
