namespace Millrace.Wire.Generator;

/// <summary>Writes <c>Validate</c>: each member's own constraints, then what is inside it (facts/kinesis.md 2.2).</summary>
internal static class ValidationSource
{
    private const string Texts = "global::Millrace.Wire.Constraint";
    private const string Java = "global::Millrace.Wire.JavaText";

    public static void Write(SourceWriter source, StructureModel structure)
    {
        source.Line("/// <inheritdoc/>");
        source.Block("public void Validate(global::Millrace.Wire.ConstraintCheck check)", () =>
        {
            foreach (var member in structure.Members) Member(source, member);
        });
    }

    private static void Member(SourceWriter source, MemberModel member)
    {
        var path = Literal.Of(member.PathName);
        var hasChecks = member.Own is { IsEmpty: false } || member.Type.HoldsStructures || member.Type.Element is { IsValueType: false };
        if (hasChecks)
        {
            source.Block($"if ({member.Name} is {member.Type.IsThere} {member.Variable})", () =>
            {
                if (member.Own is { } own) Own(source, member, own, path);
                if (member.Type.Kind == ShapeKind.List) Elements(source, member, path);
                if (member.Type.Kind == ShapeKind.Map) Entries(source, member, path);
                Inside(source, member.Type, member.Variable, path, 0);
            });
            if (member.IsRequired) source.Block("else", () => source.Line($"check.Missing({path});"));
        }
        else if (member.IsRequired)
        {
            source.Line($"if ({member.Name} is not {member.Type.IsThere}) check.Missing({path});");
        }
    }

    private static void Own(SourceWriter source, MemberModel member, ConstraintModel own, string path)
    {
        if (own.IsAlone) source.Line("var marked = check.Count;");
        foreach (var (broken, text) in Checks(member.Type, own, member.Variable))
        {
            source.Line($"if ({Exemption(own, member.Variable)}{broken}) check.Violate({path}, {Show(member.Type, member.Variable)}, {text});");
        }

        if (own.IsAlone) source.Line("if (check.Count > marked) return;");
    }

    /// <summary>Each constraint as a condition that holds when it is broken and the expression of its text, in AWS's order.</summary>
    private static IEnumerable<(string Broken, string Text)> Checks(TypeModel type, ConstraintModel shape, string value)
    {
        var (size, unit) = type.Kind switch
        {
            ShapeKind.String or ShapeKind.Text or ShapeKind.Blob => ($"{value}.Length", "Length"),
            ShapeKind.List or ShapeKind.Map => ($"{value}.Count", "Length"),
            _ => (value, "Value"),
        };
        // AWS tells a broken pattern and a broken maximum together. Far over the maximum a pattern that backtracks could run for hours.
        if (shape.Pattern is { } pattern)
        {
            var guard = shape.Max is { } most ? $"{size} <= {2 * most} && " : "";
            yield return ($"{guard}!{shape.Shape}.Matcher().IsMatch((string){value})", $"{Texts}.Pattern({Literal.Of(pattern)})");
        }

        if (shape.Min is { } min && (min > 0 || unit == "Value")) yield return ($"{size} < {min}", $"{Texts}.Min{unit}({min})");
        if (shape.Max is { } max) yield return ($"{size} > {max}", $"{Texts}.Max{unit}({max})");
        if (shape.Enum.Count > 0) yield return ($"{value} is not ({shape.EnumPattern})", $"{Texts}.Enum({Literal.Of(string.Join(", ", shape.Enum))})");
    }

    /// <summary>Broken constraints of elements are told once for the whole list.</summary>
    private static void Elements(SourceWriter source, MemberModel member, string path)
    {
        if (member.Element is not { IsEmpty: false } shape) return;
        source.Block($"for (var index = 0; index < {member.Variable}.Count; index++)", () =>
        {
            source.Line($"var element = {member.Variable}[index];");
            source.Block($"if ({Broken(member.Type.Element!, shape, "element")})", () =>
            {
                source.Line($"check.Violate({path}, {Show(member.Type, member.Variable)}, {Texts}.Elements({Inner(shape)}));");
                source.Line("break;");
            });
        });
    }

    private static void Entries(SourceWriter source, MemberModel member, string path)
    {
        var key = new TypeModel(ShapeKind.String, "string", false);
        One(member.Key, key, "Key", "Keys");
        One(member.Value, member.Type.Element!, "Value", "Values");

        void One(ConstraintModel? shape, TypeModel type, string part, string text)
        {
            if (shape is not { IsEmpty: false }) return;
            source.Block($"foreach (var entry in {member.Variable})", () =>
                source.Block($"if ({Broken(type, shape, "entry." + part)})", () =>
                {
                    source.Line($"check.Violate({path}, {Show(member.Type, member.Variable)}, {Texts}.{text}({Inner(shape)}));");
                    source.Line("break;");
                }));
        }
    }

    private static string Broken(TypeModel type, ConstraintModel shape, string value)
    {
        var conditions = new List<string>();
        foreach (var (broken, _) in Checks(type, shape, value)) conditions.Add($"({broken})");
        var any = string.Join(" || ", conditions);
        return type.IsValueType ? any : $"{value} is not null && {Exemption(shape, value)}({any})";
    }

    /// <summary>The beginning of a condition that does not hold for a string that the constraints are not for.</summary>
    private static string Exemption(ConstraintModel shape, string value) =>
        shape.ExemptPrefix is { } prefix ? $"!{value}.StartsWith({Literal.Of(prefix)}, global::System.StringComparison.Ordinal) && " : "";

    /// <summary>Inside brackets AWS prints the maximum first, and a minimum of zero too.</summary>
    private static string Inner(ConstraintModel shape)
    {
        var texts = new List<string>();
        if (shape.Max is { } max) texts.Add($"{Texts}.MaxLength({max})");
        if (shape.Min is { } min) texts.Add($"{Texts}.MinLength({min})");
        if (shape.Pattern is { } pattern) texts.Add($"{Texts}.Pattern({Literal.Of(pattern)})");
        if (shape.Enum.Count > 0) texts.Add($"{Texts}.Enum({Literal.Of(string.Join(", ", shape.Enum))})");
        return string.Join(", ", texts);
    }

    /// <summary>Structures inside, and nulls where none may be.</summary>
    private static void Inside(SourceWriter source, TypeModel type, string value, string path, int depth)
    {
        switch (type.Kind)
        {
            case ShapeKind.Structure:
                source.Line($"var mark{depth} = check.Count;");
                source.Line($"{value}.Validate(check);");
                source.Line($"check.Nest(mark{depth}, {path});");
                break;
            case ShapeKind.List when type.Element is { IsValueType: false } or { HoldsStructures: true }:
                source.Block($"for (var index{depth} = 0; index{depth} < {value}.Count && !check.IsFull; index{depth}++)", () =>
                    Element(source, type.Element!, $"{value}[index{depth}]", $"{path}, index{depth}", depth));
                break;
            case ShapeKind.Map when type.Element is { IsValueType: false } or { HoldsStructures: true }:
                source.Block($"foreach (var entry{depth} in {value})", () =>
                {
                    source.Line("if (check.IsFull) break;");
                    Element(source, type.Element!, $"entry{depth}.Value", $"{path}, entry{depth}.Key", depth);
                });
                break;
        }
    }

    private static void Element(SourceWriter source, TypeModel type, string value, string path, int depth)
    {
        source.Line($"var mark{depth} = check.Count;");
        if (!type.IsValueType) source.Line($"if ({value} is null) check.Missing();");
        if (type.Kind == ShapeKind.Structure)
        {
            source.Line(type.IsValueType ? $"{value}.Validate(check);" : $"else {value}.Validate(check);");
        }
        else if (type.Element is not null)
        {
            source.Block("else", () => Inside(source, type, value, "\"\"", depth + 1));
        }

        source.Line($"check.Nest(mark{depth}, {path});");
    }

    /// <summary>The expression of a value as a violation shows it.</summary>
    private static string Show(TypeModel type, string value) => type.Kind switch
    {
        ShapeKind.String or ShapeKind.Text => value,
        ShapeKind.List => $"{Java}.List({value}, static item => {Show(type.Element!, "item")})",
        ShapeKind.Map => $"{Java}.Map({value}, static item => {Show(type.Element!, "item")})",
        ShapeKind.Structure => $"{Java}.Structure({Literal.Of(type.JavaName)}, {value})",
        _ => $"{Java}.Of({value})",
    };
}
