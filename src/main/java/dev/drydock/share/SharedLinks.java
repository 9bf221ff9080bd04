package dev.drydock.share;

import dev.drydock.base.DeadLinks;
import org.springframework.stereotype.Component;

/// Tells links that were never given out from those that were.
@Component
class SharedLinks implements DeadLinks {
    private static final String PATH = "s/";

    private final Shares shares;

    SharedLinks(Shares shares) {
        this.shares = shares;
    }

    @Override
    public boolean leadsNowhere(String path) {
        return path.startsWith(PATH) && shares.find(path.substring(PATH.length())).isEmpty();
    }
}
