namespace GainsightEvents.Generators.Emission;

/// <summary>Prints what lets the callers of an event compile that cannot be written. All of it throws the reason.</summary>
internal static class RefusedEventEmitter
{
    /// <summary>The expression that throws.</summary>
    public static string Throw(string refusal) => $"throw new global::System.NotSupportedException({CSharpText.Literal(refusal)})";

    /// <summary>Prints the interface's members.</summary>
    public static void EmitMembers(SourceWriter source, string refusal) => source.Lines(
        $"""
        global::GainsightEvents.Model.EventDescriptor global::GainsightEvents.IGainsightEvent.Descriptor =>
            {Throw(refusal)};

        void global::GainsightEvents.IGainsightEvent.Write(
            global::GainsightEvents.EventTarget target,
            ref global::GainsightEvents.Serialization.EventWriter writer) =>
            {Throw(refusal)};
        """);

    /// <summary>
    /// Prints methods that take the event where the publisher's own do not: a type that no part can be added to does not implement the interface.
    /// </summary>
    public static void EmitOverloads(SourceWriter source, string type, string refusal) => source.Lines(
        $"""
        /// <summary>Throws, for the event cannot be written.</summary>
        public static global::System.Threading.Tasks.ValueTask<global::GainsightEvents.PublishReceipt> PublishAsync(
            this global::GainsightEvents.IEventPublisher publisher,
            {type} gainsightEvent,
            global::System.Threading.CancellationToken cancellationToken = default) =>
            {Throw(refusal)};

        /// <summary>Throws, for the event cannot be written.</summary>
        public static bool TryPublish(this global::GainsightEvents.IEventPublisher publisher, {type} gainsightEvent) =>
            {Throw(refusal)};
        """);
}
