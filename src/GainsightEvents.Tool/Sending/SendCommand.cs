using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Settings;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Sending;

/// <summary><c>send</c>: one event by options or a form, or the lines of a file, by the plan.</summary>
internal sealed class SendCommand : ToolCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string?> _plan = new("--plan") { Description = $"The plan file; without it {PlanFile.FileName} in the application's folder." };
    private readonly Option<string?> _event = new("--event") { Description = "The event's name in the plan, with px: or nxt: before it where it has both. With --from, the event of every line; without it each line names its own under `event`." };
    private readonly Option<string[]> _set = Many("--set", "A member of the one event to send, as name=value, such as identifyId=user-1.");
    private readonly Option<bool> _form = new("--form") { Description = "Ask for each member of the one event to send." };
    private readonly Option<FileInfo?> _from = new("--from") { Description = "A file of events: one JSON object a line (.ndjson, .jsonl), or a table with a head (.csv, .tsv)." };
    private readonly Option<string[]> _map = Many("--map", "A column or property that the plan names otherwise, as column=member.");
    private readonly Option<string[]> _ignore = Many("--ignore", "A column or property that is left out.");
    private readonly Option<string?> _journal = new("--journal") { Description = "Where it is kept what was read and what is still to be sent; without it, beside the file. Run the same command again to go on after a stop." };
    private readonly Option<string?> _rejected = new("--rejected") { Description = "Where invalid lines are written, with reasons; without it, beside the file." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check every line, and send nothing." };
    private readonly ApplicationFolder _application = new();

    public SendCommand()
        : base("send", "Send events by the plan: one by options, one by a form, or those of a file, checked as declared events are and sent under the quota. Exits with 1 where a line was invalid or an event was not delivered.")
    {
        foreach (var option in new Option[] { _plan, _event, _set, _form, _from, _map, _ignore, _journal, _rejected, _dryRun })
        {
            Options.Add(option);
        }

        _application.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var application = _application.Read(result);
        var planFile = result.GetValue(_plan) ?? Path.Combine(application.Folder, PlanFile.FileName);
        if (!File.Exists(planFile))
        {
            throw new ToolException($"There is no plan '{Path.GetFullPath(planFile)}'. Events are sent by a plan; name its file by --plan.");
        }

        var catalog = PlannedCatalog.Of(PlanFile.Read(planFile));
        var mapping = new LineMapping(catalog, result.GetValue(_event), ReadPairs("--map", result.GetValue(_map)!), result.GetValue(_ignore)!.ToHashSet(StringComparer.Ordinal));
        var isOne = result.GetValue(_form) || result.GetValue(_set) is { Length: > 0 };
        return (result.GetValue(_from), isOne) switch
        {
            ({ }, true) => throw new ToolException("--from sends the lines of a file, and --set and --form send one event. Leave out one of them."),
            ({ Exists: false } file, _) => throw new ToolException($"--from is '{file.FullName}', and there is no such file. A file is needed, not a pipe, so that a sending can go on after a stop."),
            ({ } file, _) when result.GetValue(_dryRun) => await CheckAsync(file, mapping, application, catalog, result, terminal, cancellationToken),
            ({ } file, _) => await SendAllAsync(file, mapping, application, catalog, result, planFile, terminal, cancellationToken),
            _ => await SendOneAsync(mapping, application, catalog, result, terminal, cancellationToken),
        };
    }

    private async Task<int> SendOneAsync(
        LineMapping mapping, ApplicationSettings application, PlannedCatalog catalog, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var line = result.GetValue(_form)
            ? await new EventForm(terminal, catalog).FillAsync(result.GetValue(_event), cancellationToken)
            : new InputLine(1, "") { Values = [.. ReadPairs("--set", result.GetValue(_set)!).Select(static pair => (pair.Key, (JsonElement?)null, (string?)pair.Value))] };
        if (mapping.Read(line, out var reasons) is not { } planned)
        {
            throw new ToolException(string.Join(Environment.NewLine, reasons));
        }

        await using var host = await SendingHost.StartAsync(application, catalog.Catalog, null, result.GetValue(_dryRun), terminal, cancellationToken);
        PublishReceipt receipt;
        try
        {
            receipt = await host.Publisher.PublishAsync(planned, cancellationToken);
        }
        catch (InvalidEventException exception)
        {
            throw new ToolException(string.Join(Environment.NewLine, exception.Violations));
        }

        var (counts, reason) = receipt.Status == PublishStatus.Off ? default : await host.WaitAsync(Longest, cancellationToken);
        var isDelivered = counts.Delivered > 0;
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("eventId", receipt.EventId);
                writer.WriteBoolean("delivered", isDelivered);
                writer.WriteString("reason", reason);
                writer.WriteEndObject();
            });
        }
        else
        {
            terminal.WriteLine(
                receipt.Status == PublishStatus.Off ? "The event is right. Nothing was sent."
                : isDelivered ? $"Delivered, event {receipt.EventId}."
                : $"Not delivered: {reason ?? "Gainsight does not answer"}.");
        }

        return receipt.Status == PublishStatus.Off || isDelivered ? ExitCodes.Success : counts.DeadLettered > 0 ? ExitCodes.Found : ExitCodes.Unavailable;
    }

    private async Task<int> CheckAsync(
        FileInfo file, LineMapping mapping, ApplicationSettings application, PlannedCatalog catalog, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var host = await SendingHost.StartAsync(application, catalog.Catalog, null, isDryRun: true, terminal, cancellationToken);
        await using var stream = file.OpenRead();
        var rejected = new List<(long, string, IReadOnlyList<string>)>();
        long read = 0;
        await foreach (var line in InputFile.ReadAsync(file, stream, cancellationToken))
        {
            read++;
            if (mapping.Read(line, out var reasons) is not { } planned)
            {
                rejected.Add((line.Number, line.Text, reasons));
                continue;
            }

            try
            {
                await host.Publisher.PublishAsync(planned, cancellationToken);
            }
            catch (InvalidEventException exception)
            {
                rejected.Add((line.Number, line.Text, [.. exception.Violations.Select(static violation => violation.ToString())]));
            }
        }

        var rejects = WriteRejected(RejectedPath(file, result), rejected);
        Tell(terminal, new Summary(read, rejected.Count, Delivered: 0, Dead: 0, Queued: 0, rejects, Journal: null), rejected.Count == 0 ? "Every line is right. Nothing was sent." : "Nothing was sent.");
        return rejected.Count == 0 ? ExitCodes.Success : ExitCodes.Found;
    }

    private async Task<int> SendAllAsync(
        FileInfo file, LineMapping mapping, ApplicationSettings application, PlannedCatalog catalog, ParseResult result, string planFile, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(result.GetValue(_journal) ?? file.FullName + ".journal.db");
        await using var stream = file.OpenRead();
        var fingerprint = await SendJournal.FingerprintAsync(
            stream,
            [await File.ReadAllTextAsync(planFile, cancellationToken), result.GetValue(_event) ?? "", .. result.GetValue(_map)!, "", .. result.GetValue(_ignore)!],
            cancellationToken);

        // The host makes the file, which only its owner may read.
        await using var host = await SendingHost.StartAsync(application, catalog.Catalog, path, isDryRun: false, terminal, cancellationToken);
        using var journal = SendJournal.Open(path, fingerprint);
        if (journal.IsComplete && SendingHost.CountsOf((await host.ReadAsync(cancellationToken)).Outbox).Queued == 0)
        {
            terminal.Complain($"This file has been sent. To send all of it again, delete '{path}'.");
        }
        else if (journal.Read > 0)
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"Going on after line {journal.Read:N0}, from '{path}'."));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => new BulkSender(host.Publisher, journal, mapping).RunAsync(InputFile.ReadAsync(file, stream, stop.Token), stop.Token), CancellationToken.None);
        string? paused;
        try
        {
            paused = await new SendProgress(terminal, journal).WatchAsync(host, reading, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("What was read is in the journal; run the same command again to go on.");
            throw;
        }
        finally
        {
            // What was read is in the journal; the transaction that is open ends before the host does.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var counts = SendingHost.CountsOf((await host.ReadAsync(CancellationToken.None)).Outbox);
        var rejects = WriteRejected(RejectedPath(file, result), journal.ReadRejected());
        var summary = new Summary(journal.Read, journal.Rejected, counts.Delivered, counts.DeadLettered + counts.Expired + counts.Discarded + counts.Missing, counts.Queued, rejects, path);
        Tell(terminal, summary, paused is null ? null : $"{paused}. {counts.Queued} events wait in the journal; when it is mended, run the same command again.");
        return paused is not null ? ExitCodes.Unavailable : summary is { Rejected: 0, Dead: 0 } ? ExitCodes.Success : ExitCodes.Found;
    }

    private string RejectedPath(FileInfo file, ParseResult result) => Path.GetFullPath(result.GetValue(_rejected) ?? file.FullName + ".rejected.ndjson");

    // They hold what the input holds, so that only its owner may read them.
    private static string? WriteRejected(string path, IEnumerable<(long Line, string Text, IReadOnlyList<string> Reasons)> rejected)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        StreamWriter? file = null;
        try
        {
            foreach (var (line, text, reasons) in rejected)
            {
                file ??= new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options) { NewLine = "\n" };
                file.WriteLine(JsonSerializer.Serialize(new { line, reasons, text }, Readable));
            }
        }
        finally
        {
            file?.Dispose();
        }

        return file is null ? null : path;
    }

    private static void Tell(Terminal terminal, Summary summary, string? end)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("read", summary.Read);
                writer.WriteNumber("rejected", summary.Rejected);
                writer.WriteNumber("delivered", summary.Delivered);
                writer.WriteNumber("notDelivered", summary.Dead);
                writer.WriteNumber("queued", summary.Queued);
                writer.WriteString("rejectedFile", summary.Rejects);
                writer.WriteString("journal", summary.Journal);
                writer.WriteEndObject();
            });
        }
        else
        {
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Read:N0} lines read, {summary.Rejected:N0} invalid, {summary.Delivered:N0} events delivered, {summary.Dead:N0} not."));
        }

        if (summary.Rejects is not null)
        {
            terminal.Complain($"The invalid lines and why they are: {summary.Rejects}");
        }

        if (summary.Dead > 0)
        {
            terminal.Complain($"What was not delivered: gainsight-events outbox list --sqlite \"{summary.Journal}\"");
        }

        if (end is not null)
        {
            terminal.Complain(end);
        }
    }

    private static Dictionary<string, string> ReadPairs(string option, IEnumerable<string> pairs)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw new ToolException($"{option} is '{pair}'; it must be two names or a name and a value with = between them.");
            }

            if (!read.TryAdd(pair[..equals], pair[(equals + 1)..]))
            {
                throw new ToolException($"{option} sets '{pair[..equals]}' twice.");
            }
        }

        return read;
    }

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description + " May be given several times.", DefaultValueFactory = static _ => [] };

    private sealed record Summary(long Read, long Rejected, long Delivered, long Dead, long Queued, string? Rejects, string? Journal);
}
