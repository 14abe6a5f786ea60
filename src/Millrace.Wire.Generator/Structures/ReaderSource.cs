namespace Millrace.Wire.Generator;

/// <summary>Writes <c>Read</c>: one pass over the members into locals, then one object initialiser.</summary>
internal static class ReaderSource
{
    public static void Write(SourceWriter source, StructureModel structure)
    {
        source.Line("/// <inheritdoc/>");
        source.Line($"public static {structure.Name}{(structure.IsStruct ? "" : "?")} Read<TReader>(ref TReader reader)");
        source.Block("    where TReader : global::Millrace.Wire.IShapeReader, allows ref struct", () =>
        {
            source.Line("if (!reader.BeginStructure()) return default;");
            foreach (var member in structure.Members) source.Line($"{member.Type.Optional} {member.Variable} = default;");
            source.Block("while (reader.NextMember(out var name))", () =>
            {
                var otherwise = "";
                foreach (var member in structure.Members)
                {
                    var isIt = member.Flat is null
                        ? $"global::System.MemoryExtensions.SequenceEqual(name, {Literal.Of(member.WireName)}u8)"
                        : $"reader.IsFlatMember(name, {Literal.Of(member.WireName)}u8, {member.FlatName})";
                    source.Block($"{otherwise}if ({isIt})", () =>
                        Value(source, member.Type, member.Variable, 0, member.Own?.Max));
                    otherwise = "else ";
                }

                source.Block(otherwise.Length > 0 ? "else" : "", () => source.Line("reader.Skip();"));
            });
            source.Line($"return new {structure.Name}");
            source.Line("{");
            foreach (var member in structure.Members)
            {
                var mark = member.IsRequired && !member.Type.IsValueType ? "!" : "";
                source.Line($"    {member.Name} = {member.Variable}{mark},");
            }

            source.Line("};");
        });
    }

    private static void Value(SourceWriter source, TypeModel type, string target, int depth, long? max)
    {
        switch (type.Kind)
        {
            case ShapeKind.List:
                source.Line($"{target} = null;");
                source.Block("if (reader.BeginList())", () =>
                {
                    source.Line($"var list{depth} = new global::System.Collections.Generic.List<{type.Element!.Name}>();");
                    source.Block("while (reader.NextElement())", () => Element(source, type.Element, depth, element => List(depth, element, max)));
                    source.Line($"{target} = list{depth};");
                });
                break;
            case ShapeKind.Map:
                source.Line($"{target} = null;");
                source.Block("if (reader.BeginMap())", () =>
                {
                    source.Line($"var map{depth} = new global::System.Collections.Generic.Dictionary<string, {type.Element!.Name}>();");
                    source.Block($"while (reader.NextEntry(out var key{depth}))", () =>
                        Element(source, type.Element, depth, element => $"map{depth}[key{depth}] = {element};"));
                    source.Line($"{target} = map{depth};");
                });
                break;
            default:
                source.Line($"{target} = {Scalar(type)};");
                break;
        }
    }

    /// <summary>
    /// A list far over its maximum is refused anyway; twice the maximum is kept, which is enough for the violation's text and bounds
    /// the memory that a hostile body can take.
    /// </summary>
    private static string List(int depth, string element, long? max) =>
        max is { } most ? $"if (list{depth}.Count < {2 * most}) list{depth}.Add({element});" : $"list{depth}.Add({element});";

    /// <summary>A null among reference types is kept, for validation to find; one among numbers is dropped.</summary>
    private static void Element(SourceWriter source, TypeModel type, int depth, Func<string, string> store)
    {
        if (type.Element is not null)
        {
            source.Line($"{type.Name}? item{depth};");
            Value(source, type, $"item{depth}", depth + 1, null);
            source.Line(store($"item{depth}!"));
        }
        else if (type.IsValueType && type.Kind != ShapeKind.Structure)
        {
            source.Block($"if ({Scalar(type)} is {{ }} item{depth})", () => source.Line(store($"item{depth}")));
        }
        else
        {
            source.Line($"var item{depth} = {Scalar(type)};");
            source.Line(store(type.IsValueType ? $"item{depth}" : $"item{depth}!"));
        }
    }

    private static string Scalar(TypeModel type) =>
        type.Kind == ShapeKind.Structure ? $"{type.Name}.Read(ref reader)" : $"reader.Read{type.Kind}()";
}
