using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the class beside the event.</summary>
internal static class ExtensionsEmitter
{
    public static void Emit(SourceWriter source, EventModel model)
    {
        source.Lines($"/// <summary>Publishes <see cref=\"{model.Type}\"/>.</summary>");
        source.Lines(GeneratedFile.Attribute);
        if (model.Extensions.Obsolete is { IsError: true })
        {
            source.Lines("[global::System.Obsolete]");
        }

        source.Open($"{(model.Extensions.IsPublic ? "public" : "internal")} static class {model.Extensions.Name}");
        EmitDescriptor(source, model);
        if (model.Method is { } method)
        {
            source.BlankLine();
            PublishMethodEmitter.Emit(source, model, method);
        }

        source.Close();
    }

    private static void EmitDescriptor(SourceWriter source, EventModel model)
    {
        var descriptor = model.Descriptor;
        source.Lines("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        source.Open("internal static readonly global::GainsightEvents.EventDescriptor Descriptor = new()");
        source.Lines($"TypeName = {CSharpText.Literal(descriptor.TypeName)},");
        source.Lines($"EventName = {CSharpText.Literal(descriptor.EventName)},");
        source.Lines("Targets = global::GainsightEvents.EventTargets.Px,");
        if (descriptor.Product is not null)
        {
            source.Lines($"Product = {CSharpText.Literal(descriptor.Product)},");
        }

        if (descriptor.IdentityFromContext)
        {
            source.Lines("Identity = global::GainsightEvents.IdentitySource.FromContext,");
        }

        if (descriptor.Priority != "Normal")
        {
            source.Lines($"Priority = global::GainsightEvents.EventPriority.{descriptor.Priority},");
        }

        if (descriptor.MaxAge is { } maxAge)
        {
            source.Lines($"MaxAge = new global::System.TimeSpan({CSharpText.Constant(maxAge.Ticks)}), // {maxAge:c}");
        }

        if (model.Members.Count > 0)
        {
            source.Open("Members = new global::GainsightEvents.EventMember[]");
            foreach (var member in model.Members)
            {
                EmitMember(source, member);
            }

            source.Close(",");
        }

        source.Close(";");
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
            $"new({CSharpText.Literal(member.Name)}, {CSharpText.Literal(member.WireName)}, global::GainsightEvents.MemberRole.{member.Mark}, "
            + $"global::GainsightEvents.WireKind.{ValueEmitter.KindOf(member)})";
        if (member.Constraints.Count == 0)
        {
            source.Lines(described + (properties.Length > 0 ? $" {{ {properties} }}," : ","));
            return;
        }

        source.Open(described);
        if (properties.Length > 0)
        {
            source.Lines(properties + ",");
        }

        source.Open("Constraints = new global::GainsightEvents.Rules.ValueRule[]");
        foreach (var constraint in member.Constraints)
        {
            source.Lines(constraint + ",");
        }

        source.Close(",");
        source.Close(",");
    }
}
