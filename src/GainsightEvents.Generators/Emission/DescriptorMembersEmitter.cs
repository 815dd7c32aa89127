using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the members that an event's descriptor names, and the members of nested types that have constraints.</summary>
internal static class DescriptorMembersEmitter
{
    public static void Emit(SourceWriter source, EventModel model)
    {
        if (model.Members.Count > 0)
        {
            source.Open("Members = new global::GainsightEvents.Model.EventMember[]");
            foreach (var member in model.Members)
            {
                EmitMember(source, member);
            }

            source.Close(",");
        }

        EmitNestedMembers(source, model);
    }

    private static void EmitNestedMembers(SourceWriter source, EventModel model)
    {
        var constrained = model.Nested.SelectMany(static nested => nested.Members).Where(static member => member.Constraints is not null).ToList();
        if (constrained.Count == 0)
        {
            return;
        }

        source.Open("NestedMembers = new global::GainsightEvents.Model.EventMember[]");
        foreach (var member in constrained.OrderBy(static member => member.Constraints!.NestedIndex))
        {
            EmitMember(source, member);
        }

        source.Close(",");
    }

    private static void EmitMember(SourceWriter source, MemberModel member)
    {
        var properties = (member.Required, member.Personal) switch
        {
            (true, true) => "Required = true, Personal = true",
            (true, false) => "Required = true",
            (false, true) => "Personal = true",
            _ => "",
        };
        var described =
            $"new({CSharpText.Literal(member.Name)}, {CSharpText.Literal(member.WireName)}, global::GainsightEvents.Model.MemberRole.{member.Role}, "
            + $"global::GainsightEvents.Model.WireKind.{member.Kind})";
        if (member.Constraints is not { } constraints)
        {
            source.Lines(described + (properties.Length > 0 ? $" {{ {properties} }}," : ","));
            return;
        }

        source.Open(described);
        if (member.Required)
        {
            source.Lines("Required = true,");
        }

        if (member.Personal)
        {
            source.Lines("Personal = true,");
        }

        if (constraints.ValueType is not null)
        {
            source.Lines($"ValueType = typeof({constraints.ValueType}),");
        }

        source.Open("Constraints = new global::GainsightEvents.Rules.ValueRule[]");
        foreach (var rule in constraints.Rules)
        {
            source.Lines(rule + ",");
        }

        source.Close(",");
        source.Close(",");
    }
}
