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
        if (model.Refusal is null)
        {
            EmitDescriptor(source, model);
        }

        if (model.Method is { } method)
        {
            if (model.Refusal is null)
            {
                source.BlankLine();
            }

            PublishMethodEmitter.Emit(source, model, method);
        }

        if (model.Declarations.Count == 0)
        {
            if (model.Method is not null)
            {
                source.BlankLine();
            }

            RefusedEventEmitter.EmitOverloads(source, model.Type, model.Refusal!);
        }

        source.Close();
    }

    private static void EmitDescriptor(SourceWriter source, EventModel model)
    {
        var descriptor = model.Descriptor;
        source.Lines("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        source.Open("internal static readonly global::GainsightEvents.Model.EventDescriptor Descriptor = new()");
        source.Lines($"TypeName = {CSharpText.Literal(descriptor.TypeName)},");
        if (descriptor.Px is { } px)
        {
            EmitPx(source, px);
        }

        if (descriptor.Nxt is { } nxt)
        {
            EmitNxt(source, nxt);
        }

        DescriptorMembersEmitter.Emit(source, model);
        source.Close(";");
    }

    private static void EmitPx(SourceWriter source, PxModel px)
    {
        source.Open("Px = new global::GainsightEvents.Model.PxEventDescriptor");
        source.Lines($"EventName = {CSharpText.Literal(px.EventName)},");
        if (px.Product is not null)
        {
            source.Lines($"Product = {CSharpText.Literal(px.Product)},");
        }

        if (px.IdentityFromContext)
        {
            source.Lines("Identity = global::GainsightEvents.IdentitySource.FromContext,");
        }

        EmitUrgency(source, px.Priority, px.MaxAge);
        source.Close(",");
    }

    private static void EmitNxt(SourceWriter source, NxtModel nxt)
    {
        source.Open("Nxt = new global::GainsightEvents.Model.NxtEventDescriptor");
        source.Lines($"EventName = {CSharpText.Literal(nxt.EventName)},");
        if (nxt.Version is not null)
        {
            source.Lines($"Version = {CSharpText.Literal(nxt.Version)},");
        }

        if (nxt.Topic is not null)
        {
            source.Lines($"Topic = {CSharpText.Literal(nxt.Topic)},");
        }

        if (nxt.Contract is not null)
        {
            source.Lines($"Contract = {CSharpText.Literal(nxt.Contract)},");
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
}
