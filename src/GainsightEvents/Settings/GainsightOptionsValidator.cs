namespace GainsightEvents.Settings;

/// <summary>
/// Refuses settings with which events would be lost, when the application starts or they change: each message names the setting's full path, the value,
/// the rule and the remedy. Checks what the registered events' targets need, and no more.
/// </summary>
internal sealed class GainsightOptionsValidator(RegisteredCatalogs catalogs, SettingsRoot root)
{
    /// <summary>Lists what is wrong; nothing where all is well.</summary>
    public IReadOnlyList<string> Validate(GainsightOptions options)
    {
        var failures = new List<string>();
        if (options.Mode == GainsightMode.Off)
        {
            return failures;
        }

        ValidateOutbox(options.Outbox, failures);
        if (catalogs.GoTo(EventTarget.Px))
        {
            failures.AddRange(new PxOptionsValidator(catalogs, root).Validate(options));
        }

        if (catalogs.GoTo(EventTarget.Nxt))
        {
            failures.AddRange(new NxtOptionsValidator(catalogs, root).Validate(options));
        }

        return failures;
    }

    private void ValidateOutbox(OutboxOptions options, List<string> failures)
    {
        const int LeastBytes = 65_536;
        Require(options.MaxEvents >= 1, "Outbox:MaxEvents", options.MaxEvents, "must be at least 1");
        Require(options.MaxBytes >= LeastBytes, "Outbox:MaxBytes", options.MaxBytes, $"must be at least {LeastBytes}, or a large event would never fit");
        Require(options.WaitTimeout >= TimeSpan.Zero, "Outbox:WaitTimeout", options.WaitTimeout, "must not be negative");
        Require(options.MaxAge > TimeSpan.Zero, "Outbox:MaxAge", options.MaxAge, "must be over zero, or every event would expire unsent");
        Require(options.DeadLetterMaxAge > TimeSpan.Zero, "Outbox:DeadLetterMaxAge", options.DeadLetterMaxAge, "must be over zero, or dead letters would be purged unseen");
        Require(options.StopTimeout >= TimeSpan.Zero, "Outbox:StopTimeout", options.StopTimeout, "must not be negative");

        void Require(bool holds, string setting, object value, string rule)
        {
            if (!holds)
            {
                failures.Add($"{root.Path}:{setting} is {value}; it {rule}.");
            }
        }
    }
}
