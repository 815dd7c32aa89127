using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the class beside the event.</summary>
internal static class ExtensionsEmitter
{
    public static void Emit(SourceWriter source, EventModel model)
    {
        source.Lines($"/// <summary>{(model.Method is null ? "Describes" : "Publishes")} <see cref=\"{model.Type}\"/>.</summary>");
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
        source.Lines($"EventName = {CSharpText.Literal(descriptor.Px?.EventName ?? descriptor.Nxt!.EventName)},");
        source.Lines($"Targets = {Targets(descriptor)},");
        if (descriptor.Px is { } px)
        {
            EmitPx(source, px);
        }

        if (descriptor.Nxt is { } nxt)
        {
            EmitNxt(source, nxt);
        }

        if (model.Members.Count > 0)
        {
            source.Open("Members = new global::GainsightEvents.EventMember[]");
            foreach (var member in model.Members)
            {
                EmitMember(source, member, descriptor.Nxt is not null);
            }

            source.Close(",");
        }

        EmitNestedMembers(source, model);

        source.Close(";");
    }

    private static void EmitNestedMembers(SourceWriter source, EventModel model)
    {
        var constrained = model.Nested.SelectMany(static nested => nested.Members).Where(static member => member.Constraints is not null).ToList();
        if (constrained.Count == 0)
        {
            return;
        }

        source.Open("NestedMembers = new global::GainsightEvents.EventMember[]");
        foreach (var member in constrained.OrderBy(static member => member.Constraints!.NestedIndex))
        {
            EmitMember(source, member, goesToNxt: false);
        }

        source.Close(",");
    }

    private static string Targets(DescriptorModel descriptor) => descriptor switch
    {
        { Nxt: null } => "global::GainsightEvents.EventTargets.Px",
        { Px: null } => "global::GainsightEvents.EventTargets.Nxt",
        _ => "global::GainsightEvents.EventTargets.Px | global::GainsightEvents.EventTargets.Nxt",
    };

    private static void EmitPx(SourceWriter source, PxModel px)
    {
        if (px.Product is not null)
        {
            source.Lines($"Product = {CSharpText.Literal(px.Product)},");
        }

        if (px.IdentityFromContext)
        {
            source.Lines("Identity = global::GainsightEvents.IdentitySource.FromContext,");
        }

        EmitUrgency(source, px.Priority, px.MaxAge);
    }

    private static void EmitNxt(SourceWriter source, NxtModel nxt)
    {
        source.Open("Nxt = new global::GainsightEvents.NxtEventDescriptor");
        source.Lines($"EventName = {CSharpText.Literal(nxt.EventName)},");
        if (nxt.Version is not null)
        {
            source.Lines($"Version = {CSharpText.Literal(nxt.Version)},");
        }

        if (nxt.Topic is not null)
        {
            source.Lines($"Topic = {CSharpText.Literal(nxt.Topic)},");
        }

        EmitUrgency(source, nxt.Priority, nxt.MaxAge);
        source.Close(",");
    }

    private static void EmitUrgency(SourceWriter source, string priority, TimeSpan? maxAge)
    {
        if (priority != "Normal")
        {
            source.Lines($"Priority = global::GainsightEvents.EventPriority.{priority},");
        }

        if (maxAge is { } age)
        {
            source.Lines($"MaxAge = new global::System.TimeSpan({CSharpText.Constant(age.Ticks)}), // {age:c}");
        }
    }

    private static void EmitMember(SourceWriter source, MemberModel member, bool goesToNxt)
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
            + $"global::GainsightEvents.WireKind.{ValueEmitter.KindOf(member, goesToNxt)})";
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
