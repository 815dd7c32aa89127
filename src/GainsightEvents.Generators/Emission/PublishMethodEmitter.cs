using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the extension method that builds an event and publishes it.</summary>
internal static class PublishMethodEmitter
{
    public static void Emit(SourceWriter source, EventModel model, PublishMethodModel method)
    {
        EmitDocumentation(source, model, method);
        if (model.Extensions.Obsolete is { } obsolete)
        {
            source.Lines(
                obsolete is { Message: null, IsError: false }
                    ? "[global::System.Obsolete]"
                    : $"[global::System.Obsolete({CSharpText.LiteralOrNull(obsolete.Message)}, {(obsolete.IsError ? "true" : "false")})]");
        }

        if (method.Experimental is { } experimental)
        {
            var url = experimental.UrlFormat is null ? "" : $", UrlFormat = {CSharpText.Literal(experimental.UrlFormat)}";
            source.Lines($"[global::System.Diagnostics.CodeAnalysis.Experimental({CSharpText.Literal(experimental.Id)}{url})]");
        }

        source.Lines($"{(method.IsPublic ? "public" : "internal")} static global::System.Threading.Tasks.ValueTask<global::GainsightEvents.PublishReceipt> {method.Name}(");
        source.Indent();
        source.Lines("this global::GainsightEvents.IEventPublisher publisher,");
        foreach (var parameter in method.Parameters)
        {
            var caller = parameter.Caller is null ? "" : $"[global::{parameter.Caller}] ";
            source.Lines($"{caller}{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)},");
        }

        source.Lines("global::System.Threading.CancellationToken cancellationToken = default) =>");
        EmitCall(source, model, method);
        source.Unindent();
    }

    private static void EmitCall(SourceWriter source, EventModel model, PublishMethodModel method)
    {
        if (model.Refusal is not null)
        {
            source.Lines(RefusedEventEmitter.Throw(model.Refusal) + ";");
            return;
        }

        var given = method.Parameters.Where(static parameter => parameter.Argument is not null).Select(static parameter => $"{parameter.Argument}: {parameter.Name}").ToList();
        var assigned = method.Parameters.Where(static parameter => parameter.Assigned is not null).ToList();
        var arguments = string.Join(", ", given);
        if (assigned.Count == 0)
        {
            source.Lines($"publisher.PublishAsync(new {model.Type}({arguments}), cancellationToken);");
            return;
        }

        source.Lines("publisher.PublishAsync(");
        source.Indent();
        source.Open($"new {model.Type}{(given.Count > 0 ? $"({arguments})" : "")}");
        foreach (var parameter in assigned)
        {
            source.Lines($"{parameter.Assigned} = {parameter.Name},");
        }

        source.Close(",");
        source.Lines("cancellationToken);");
        source.Unindent();
    }

    private static void EmitDocumentation(SourceWriter source, EventModel model, PublishMethodModel method)
    {
        source.Lines(
            $"""
            /// <inheritdoc cref="{model.Type}" path="/summary"/>
            /// <param name="publisher">Takes the event.</param>
            """);
        foreach (var parameter in method.Parameters)
        {
            source.Lines(parameter.DocumentedBy is null
                ? $"/// <param name=\"{parameter.Name.TrimStart('@')}\">What the constructor is given.</param>"
                : $"/// <param name=\"{parameter.Name.TrimStart('@')}\"><inheritdoc cref=\"{parameter.DocumentedIn}.{parameter.DocumentedBy}\" path=\"/summary/node()\"/></param>");
        }

        source.Lines(
            """
            /// <param name="cancellationToken">Ends the wait for room in a full outbox.</param>
            /// <returns>What became of the event.</returns>
            """);
        EmitUnproven(source, method);
    }

    private static void EmitUnproven(SourceWriter source, PublishMethodModel method)
    {
        if (method.Unproven.Count == 0)
        {
            return;
        }

        source.Lines("/// <remarks>To give what is no parameter here, build the event with <c>new</c> and publish that:");
        foreach (var member in method.Unproven)
        {
            source.Lines($"/// The default of <c>{member.Name}</c> is not known here, for {member.Reason}.");
        }

        source.Lines("/// </remarks>");
    }
}
