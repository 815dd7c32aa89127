namespace GainsightEvents.Generators.Model;

/// <summary>Everything that is printed for one event. Text that is code is ready to be printed: qualified and escaped.</summary>
internal sealed record EventModel
{
    /// <summary>The name of the file, without its extension.</summary>
    public required string HintName { get; init; }

    /// <summary>The namespace, or null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>
    /// The declarations that the event's part stands in, outermost first, its own last: <c>partial class Orders</c>, <c>partial record Created</c>. None
    /// where no part can be added, which only an event that is refused has.
    /// </summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The type, such as <c>global::Acme.Orders.Created</c>.</summary>
    public required string Type { get; init; }

    public required ExtensionsModel Extensions { get; init; }

    /// <summary>The class beside the event, such as <c>global::Acme.Orders_CreatedGainsightExtensions</c>.</summary>
    public string ExtensionsReference => "global::" + (Namespace is null ? "" : Namespace + ".") + Extensions.Name;

    public required DescriptorModel Descriptor { get; init; }

    /// <summary>What is written, in the order of <c>EventDescriptor.Members</c>.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>Which of them fill fields around the attributes; null for an event that does not go to PX.</summary>
    public required EnvelopeModel? Envelope { get; init; }

    /// <summary>The enums among the members' types, nested ones too, each once.</summary>
    public required EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>The types that hold other values and stand among those of the members, each once.</summary>
    public required EquatableArray<NestedModel> Nested { get; init; }

    /// <summary>Null where none can be generated.</summary>
    public required PublishMethodModel? Method { get; init; }

    /// <summary>
    /// Why the event cannot be written, as a sentence; null where it can. What is emitted then throws, and is there for callers to compile, so that the
    /// Error of a rule is all that is left to read.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>The extern aliases that types are named by.</summary>
    public required EquatableArray<string> ExternAliases { get; init; }

    /// <summary>The ids of <c>[Experimental]</c> things the code touches; who declared the event has been told already.</summary>
    public required EquatableArray<string> SuppressedIds { get; init; }

    /// <summary>Whether a member that is written is <c>[Obsolete]</c> as an error, which only code that is obsolete itself may read.</summary>
    public required bool ReadsObsoleteErrors { get; init; }
}
