namespace Millrace.Wire.Generator;

/// <summary>Writes <c>Write</c>: the count of members that are set, then those members in declaration order.</summary>
internal static class WriterSource
{
    public static void Write(SourceWriter source, StructureModel structure)
    {
        source.Line("/// <inheritdoc/>");
        source.Line("public void Write<TWriter>(ref TWriter writer)");
        source.Block("    where TWriter : global::Millrace.Wire.IShapeWriter, allows ref struct", () =>
        {
            source.Line("var members = 0;");
            foreach (var member in structure.Members) source.Line($"if ({member.Name} is {member.Type.IsThere}) members++;");
            source.Line("writer.BeginStructure(members);");
            foreach (var member in structure.Members)
            {
                source.Block($"if ({member.Name} is {member.Type.IsThere} {member.Variable})", () =>
                {
                    source.Line(member.Flat is null
                        ? $"writer.Member({Literal.Of(member.WireName)}u8);"
                        : $"writer.FlatMember({Literal.Of(member.WireName)}u8, {member.FlatName});");
                    Value(source, member.Type, member.Variable, 0);
                });
            }

            source.Line("writer.EndStructure();");
        });
    }

    private static void Value(SourceWriter source, TypeModel type, string value, int depth)
    {
        switch (type.Kind)
        {
            case ShapeKind.List:
                source.Line($"writer.BeginList({value}.Count);");
                source.Block($"for (var index{depth} = 0; index{depth} < {value}.Count; index{depth}++)", () =>
                    Value(source, type.Element!, $"{value}[index{depth}]", depth + 1));
                source.Line("writer.EndList();");
                break;
            case ShapeKind.Map:
                source.Line($"writer.BeginMap({value}.Count);");
                source.Block($"foreach (var entry{depth} in {value})", () =>
                {
                    source.Line($"writer.Entry(entry{depth}.Key);");
                    Value(source, type.Element!, $"entry{depth}.Value", depth + 1);
                });
                source.Line("writer.EndMap();");
                break;
            case ShapeKind.Structure:
                source.Line($"{value}.Write(ref writer);");
                break;
            case ShapeKind.Blob or ShapeKind.Text:
                source.Line($"writer.Write{type.Kind}({value}.Span);");
                break;
            case ShapeKind.Integer:
                source.Line($"writer.WriteLong({value});");
                break;
            default:
                source.Line($"writer.Write{type.Kind}({value});");
                break;
        }
    }
}
